import type { languages } from 'monaco-editor/editor';

export const ASL_LANGUAGE = 'asl';

/** JSON with JSONata in it: keys, values, and strings that are `{% … %}`. All are strings to Monaco, so their brackets match nothing. */
export const aslTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key'],
      [/"\{%(?:[^"\\]|\\.)*"/, 'string.expression'],
      [/"(?:[^"\\]|\\.)*"/, 'string'],
      [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
      [/\b(?:true|false|null)\b/, 'keyword'],
      [/[{}[\],:]/, 'delimiter'],
      [/\s+/, 'white'],
    ],
  },
};
