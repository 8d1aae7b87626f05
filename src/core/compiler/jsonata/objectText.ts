/**
 * Bindings of `$isObjectText`: whether a text is one JSON object, so that `$parse` cannot fail.
 *
 * JSONata has no try: `$parse` fails the state on anything that is not JSON, and the tool's answer would be lost. Escapes, strings,
 * numbers and words become tokens and white space goes; then innermost pairs, lists and brackets are folded until nothing is left but a
 * list of pairs (200 passes at most). No group in a pattern repeats without bound: backtracking engines overflow on those. A backslash is
 * written `\x5c`, because JSONata takes a bracket after any backslash for an escaped one.
 */
export const OBJECT_TEXT_FUNCTIONS = [
  '$fold := function($t, $passes) { ( ' +
    "$u := $replace($replace($replace($replace($t, /s:[0s]/, 'p'), /p,p/, 'p'), /[0s],[0s]/, '0'), /\\[[0s]?\\]|\\{p?\\}/, '0'); " +
    '$u = $t or $passes = 0 ? $u : $fold($u, $passes - 1) ) }',
  '$isObjectText := function($t) { ( ' +
    '$strings := $replace($replace($t, /\\x5c(?:["\\x5c\\/bfnrt]|u[0-9a-fA-F]{4})/, \'_\'), /"[^"\\x5c\\x00-\\x1f]*"/, \'""\'); ' +
    "$tokens := $replace($replace($strings, /-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null/, '0'), /[ \\t\\r\\n]/, ''); " +
    "$shape := $replace($tokens, '\"\"', 's'); " +
    '$contains($shape, /^\\{/) and $contains($shape, /\\}$/) and ' +
    "$not($contains($replace($tokens, '\"\"', ''), /[^0\\[\\]\\{\\},:]/)) and " +
    "$fold($substring($shape, 1, $length($shape) - 2), 200) in ['', 'p'] ) }",
].join('; ');
