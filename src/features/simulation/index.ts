export { SimulationScreen } from './SimulationScreen';
