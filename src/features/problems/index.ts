export { ProblemsList } from './ProblemsList';
export { ProblemsSummary } from './ProblemsSummary';
