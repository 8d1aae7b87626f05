import type * as Monaco from 'monaco-editor/editor';

export type Theme = 'light' | 'dark';

export const themeName = (theme: Theme): string => `stepwright-${theme}`;

/** Both themes, made from the page's own tokens, so that a colour is written in one place. */
export function defineThemes(monaco: typeof Monaco): void {
  for (const theme of ['light', 'dark'] as const) {
    const colour = tokensOf(theme);
    monaco.editor.defineTheme(themeName(theme), {
      base: theme === 'light' ? 'vs' : 'vs-dark',
      inherit: false,
      rules: [
        { token: '', foreground: hex(colour('--syn-str')) },
        { token: 'string.key', foreground: hex(colour('--syn-key')) },
        { token: 'string', foreground: hex(colour('--syn-str')) },
        { token: 'number', foreground: hex(colour('--syn-num')) },
        { token: 'keyword', foreground: hex(colour('--syn-num')) },
        { token: 'delimiter', foreground: hex(colour('--syn-punct')) },
        { token: 'string.expression', foreground: hex(colour('--syn-expr')) },
      ],
      colors: {
        'editor.background': colour('--panel'),
        'editor.foreground': colour('--ink'),
        'editorLineNumber.foreground': colour('--ink-3'),
        'editorLineNumber.activeForeground': colour('--ink-2'),
        'editorCursor.foreground': colour('--ink'),
        'editor.selectionBackground': colour('--hover'),
        'editor.inactiveSelectionBackground': colour('--hover'),
        'editor.lineHighlightBackground': '#00000000',
        'editor.lineHighlightBorder': '#00000000',
        'editor.findMatchBackground': colour('--warn-line'),
        'editor.findMatchHighlightBackground': colour('--warn-soft'),
        'editor.wordHighlightBackground': colour('--inset'),
        'editor.wordHighlightStrongBackground': colour('--inset'),
        'editorBracketMatch.background': colour('--hover'),
        'editorBracketMatch.border': colour('--line-strong'),
        'editorIndentGuide.background1': colour('--line'),
        'editorIndentGuide.activeBackground1': colour('--line-strong'),
        'editorWidget.background': colour('--raised'),
        'editorWidget.foreground': colour('--ink'),
        'editorWidget.border': colour('--line-strong'),
        'editorHoverWidget.background': colour('--raised'),
        'editorHoverWidget.border': colour('--line-strong'),
        'editorGutter.foldingControlForeground': colour('--ink-3'),
        'editorError.foreground': colour('--danger'),
        'editorWarning.foreground': colour('--warn'),
        'editorInfo.foreground': colour('--ink-3'),
        'editorOverviewRuler.border': colour('--line'),
        'editorOverviewRuler.errorForeground': colour('--danger-fill'),
        'editorOverviewRuler.warningForeground': colour('--warn'),
        'scrollbarSlider.background': `${colour('--line-strong')}99`,
        'scrollbarSlider.hoverBackground': colour('--line-strong'),
        'scrollbarSlider.activeBackground': colour('--line-field'),
        'scrollbar.shadow': '#00000000',
        'input.background': colour('--panel'),
        'input.foreground': colour('--ink'),
        'input.border': colour('--line-field'),
        'inputOption.activeBorder': colour('--ink'),
        'inputOption.activeForeground': colour('--ink'),
        'inputOption.activeBackground': colour('--hover'),
        'menu.background': colour('--raised'),
        'menu.foreground': colour('--ink'),
        'menu.selectionBackground': colour('--hover'),
        'menu.selectionForeground': colour('--ink'),
        'menu.border': colour('--line-strong'),
        // Our own, for marks in the overview ruler.
        'stepwright.time': colour('--time-fill'),
        'stepwright.ink': colour('--line-field'),
        focusBorder: colour('--ink'),
      },
    });
  }
}

/** Reads the tokens of a theme off an element that wears it; the page itself may wear the other. */
function tokensOf(theme: Theme): (token: string) => string {
  const probe = document.createElement('div');
  probe.dataset['theme'] = theme;
  probe.hidden = true;
  document.body.append(probe);
  const wanted = [
    '--syn-str --syn-key --syn-num --syn-punct --syn-expr --panel --ink --ink-2 --ink-3 --hover --inset --raised',
    '--line --line-strong --line-field --danger --danger-fill --warn --warn-line --warn-soft --time-fill',
  ];
  const known = new Map<string, string>();
  for (const token of wanted.join(' ').split(' ')) {
    // As a used colour it comes in one form, however short the style sheet writes it.
    probe.style.color = `var(${token})`;
    known.set(token, hexOf(getComputedStyle(probe).color));
  }
  probe.remove();
  return (token) => known.get(token) ?? '#808080';
}

/** `rgb(11, 107, 118)` → `#0b6b76`, the only form Monaco takes. */
function hexOf(colour: string): string {
  const parts = colour.match(/\d+(\.\d+)?/g)?.slice(0, 3) ?? ['128', '128', '128'];
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Monaco's token rules want the six digits alone. */
function hex(colour: string): string {
  return colour.slice(1);
}
