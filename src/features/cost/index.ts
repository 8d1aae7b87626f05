export { BudgetStrip } from './BudgetStrip';
