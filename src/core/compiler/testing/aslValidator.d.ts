/** The package has no types of its own. It changes its input. */
declare module 'asl-validator' {
  interface AslError {
    readonly 'Error code': string;
    readonly Message?: string;
  }
  const validate: (definition: unknown) => { readonly isValid: boolean; readonly errors: readonly AslError[] };
  export default validate;
}
