export {
  hasErrors,
  sortDiagnostics,
  type Diagnostic,
  type DiagnosticCode,
  type Fix,
  type Place,
  type RelatedPlace,
  type Severity,
} from './diagnostic';
