export { Canvas, type CanvasProps } from './Canvas';
export { ReplayCanvas, type ReplayCanvasProps } from './replay/ReplayCanvas';
