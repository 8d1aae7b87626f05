/**
 * What is thrown, or comes back, where only jsonata knows what is meant or what comes out. Whatever would be an error is left to it too, so that its
 * code, its message and its position are the ones people see. One object: making an error each time would cost more than the work it ends.
 */
export const UNSURE = new Error('Left to jsonata');
