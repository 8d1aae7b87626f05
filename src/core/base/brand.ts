declare const brand: unique symbol;

/** A string that cannot pass for another kind of string. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };
