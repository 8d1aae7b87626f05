/** Values that credentials come in, as found in a pasted text. */
export interface ScannedCredentials {
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly expiration?: string;
  readonly region?: string;
  /** Two different values for one of them: the text holds several sets. */
  readonly isAmbiguous: boolean;
}

type Field = 'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'expiration' | 'region';

/**
 * Finds credentials in whatever people have on the clipboard: shell, fish, PowerShell and cmd assignments, a block of the credentials file,
 * JSON and YAML of the CLI, a transcript of `aws configure`, the console's CSV, or three bare lines. It looks for names followed by values
 * wherever they stand, so the formats may be mixed with other text.
 */
export function scanCredentials(pasted: string): ScannedCredentials {
  const text = withoutJsonEscapes(pasted.replace(/^\ufeff/, ''));
  const named = scanNames(text);
  const found = named.size > 0 ? named : scanBareValues(text);
  const value = (field: Field): object => {
    const [first] = found.get(field) ?? [];
    return first === undefined ? {} : { [field]: first };
  };
  return {
    ...value('accessKeyId'),
    ...value('secretAccessKey'),
    ...value('sessionToken'),
    ...value('expiration'),
    ...value('region'),
    isAmbiguous: [...found].some(([field, values]) => field !== 'region' && values.size > 1),
  };
}

const fieldOfName: Readonly<Record<string, Field>> = {
  accesskeyid: 'accessKeyId',
  secretaccesskey: 'secretAccessKey',
  sessiontoken: 'sessionToken',
  securitytoken: 'sessionToken',
  credentialexpiration: 'expiration',
  expiration: 'expiration',
  region: 'region',
  defaultregion: 'region',
  defaultregionname: 'region',
};

/**
 * A name, then `=`, `:` or blanks, then a value, quoted or not; `[****WXYZ]` between is what `aws configure` shows. Values of credentials hold no
 * blank, comma, semicolon or quote.
 */
const assignment =
  /(?<![A-Za-z0-9])(?:aws[_ -]?)?(access[_ -]?key[_ -]?id|secret[_ -]?access[_ -]?key|session[_ -]?token|security[_ -]?token|credential[_ -]?expiration|expiration|default[_ -]?region(?:[_ -]?name)?|region)["']?(?:[ \t]*\[[^\]\n]*\])?[ \t]*(?:[=:][ \t]*|[ \t]+)["']?([^\s;,"']+)/gi;

function scanNames(text: string): ReadonlyMap<Field, ReadonlySet<string>> {
  const found = new Map<Field, Set<string>>();
  for (const [, name = '', value = ''] of [...text.matchAll(assignment), ...csvAssignments(text)]) {
    const field = fieldOfName[name.toLowerCase().replace(/[^a-z]/g, '')];
    if (field !== undefined) found.set(field, (found.get(field) ?? new Set()).add(value));
  }
  return found;
}

/** The file the console offers for a new access key: a line of names, a line of values. */
function csvAssignments(text: string): readonly (readonly string[])[] {
  const [names, values, ...rest] = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  if (names === undefined || values === undefined || names.length < 2 || names.length !== values.length) return [];
  if (!names.some((name) => /^access key id$/i.test(name.trim()))) return [];
  const rows = [values, ...rest.filter((row) => row.length === names.length)];
  return rows.flatMap((row) => names.map((name, index) => ['', name.trim(), row[index]?.trim() ?? '']));
}

/** “Option 3” of the access portal copies single values: an access key id, a secret and maybe a token, one a line. */
function scanBareValues(text: string): ReadonlyMap<Field, ReadonlySet<string>> {
  const [accessKeyId = '', secretAccessKey, sessionToken, ...rest] = text.split(/\s+/).filter((word) => word !== '');
  const found = new Map<Field, Set<string>>();
  if (!/^A[KS]IA[A-Z0-9]+$/.test(accessKeyId) || rest.length > 0) return found;
  found.set('accessKeyId', new Set([accessKeyId]));
  if (secretAccessKey !== undefined) found.set('secretAccessKey', new Set([secretAccessKey]));
  if (sessionToken !== undefined) found.set('sessionToken', new Set([sessionToken]));
  return found;
}

/** JSON may write `/` and `=` of a secret as escapes; printed again they are themselves. */
function withoutJsonEscapes(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text; // not JSON as a whole: one of the other formats
  }
}
