import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCredentials, type ReadCredentials } from './readCredentials';

const id = 'ASIAEXAMPLEEXAMPLE12';
const secret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const token = 'IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJHMEUCIQDexample+token/with=signs==';
const expiry = '2030-01-01T00:00:00+00:00';
const now = () => Date.UTC(2026, 10, 22);

function read(text: string): ReadCredentials {
  const result = readCredentials(text, now);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value;
}

function codesOf(text: string): unknown {
  const result = readCredentials(text, now);
  return result.ok ? result.value.warnings.map(({ code }) => code) : result.error.map(({ code }) => code);
}

const lines = (...parts: readonly string[]): string => parts.join('\n');
const json = (value: unknown): string => JSON.stringify(value, null, 4);

/** Everything people have on the clipboard; all hold the same temporary credentials. */
const formats: Readonly<Record<string, string>> = {
  'export-credentials --format process': json({
    Version: 1,
    AccessKeyId: id,
    SecretAccessKey: secret,
    SessionToken: token,
    Expiration: expiry,
  }),
  'export-credentials --format env': lines(
    `export AWS_ACCESS_KEY_ID=${id}`,
    `export AWS_SECRET_ACCESS_KEY=${secret}`,
    `export AWS_SESSION_TOKEN=${token}`,
    `export AWS_CREDENTIAL_EXPIRATION=${expiry}`,
  ),
  'export-credentials --format env-no-export': lines(
    `AWS_ACCESS_KEY_ID=${id}`,
    `AWS_SECRET_ACCESS_KEY=${secret}`,
    `AWS_SESSION_TOKEN=${token}`,
    `AWS_CREDENTIAL_EXPIRATION=${expiry}`,
  ),
  'export-credentials --format powershell': lines(
    `$Env:AWS_ACCESS_KEY_ID="${id}"`,
    `$Env:AWS_SECRET_ACCESS_KEY="${secret}"`,
    `$Env:AWS_SESSION_TOKEN="${token}"`,
    `$Env:AWS_CREDENTIAL_EXPIRATION="${expiry}"`,
  ),
  'export-credentials --format windows-cmd': lines(
    `set AWS_ACCESS_KEY_ID=${id}`,
    `set AWS_SECRET_ACCESS_KEY=${secret}`,
    `set AWS_SESSION_TOKEN=${token}`,
    `set AWS_CREDENTIAL_EXPIRATION=${expiry}`,
  ),
  'export-credentials --format fish': lines(
    `set -gx AWS_ACCESS_KEY_ID ${id}`,
    `set -gx AWS_SECRET_ACCESS_KEY ${secret}`,
    `set -gx AWS_SESSION_TOKEN ${token}`,
    `set -gx AWS_CREDENTIAL_EXPIRATION ${expiry}`,
  ),
  'access portal, option 1, quoted': lines(
    `export AWS_ACCESS_KEY_ID="${id}"`,
    `export AWS_SECRET_ACCESS_KEY="${secret}"`,
    `export AWS_SESSION_TOKEN="${token}"`,
  ),
  'cmd, the whole assignment in quotes': lines(
    `SET "AWS_ACCESS_KEY_ID=${id}"`,
    `SET "AWS_SECRET_ACCESS_KEY=${secret}"`,
    `SET "AWS_SESSION_TOKEN=${token}"`,
  ),
  'single quotes and semicolons': `export AWS_ACCESS_KEY_ID='${id}'; export AWS_SECRET_ACCESS_KEY='${secret}'; export AWS_SESSION_TOKEN='${token}';`,
  'in front of a command': `AWS_ACCESS_KEY_ID=${id} AWS_SECRET_ACCESS_KEY=${secret} AWS_SESSION_TOKEN=${token} aws sts get-caller-identity`,
  'access portal, option 2': lines(
    '[123456789012_AdministratorAccess]',
    `aws_access_key_id=${id}`,
    `aws_secret_access_key=${secret}`,
    `aws_session_token=${token}`,
  ),
  'credentials file with blanks': lines(
    '[default]',
    `aws_access_key_id     = ${id}`,
    `aws_secret_access_key = ${secret}`,
    `aws_session_token     = ${token}`,
    'region = eu-west-1',
  ),
  'access portal, option 3': lines(id, secret, token),
  'sts assume-role': json({
    Credentials: { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token, Expiration: expiry },
    AssumedRoleUser: { AssumedRoleId: 'AROA:me', Arn: 'arn:aws:sts::1:assumed-role/a/me' },
  }),
  'sso get-role-credentials': json({
    roleCredentials: {
      accessKeyId: id,
      secretAccessKey: secret,
      sessionToken: token,
      expiration: Date.UTC(2030, 0, 1),
    },
  }),
  'JSON with escaped slashes': `{"AccessKeyId":"${id}","SecretAccessKey":"${secret.replaceAll('/', '\\/')}","SessionToken":"${token.replaceAll('=', '\\u003d')}"}`,
  'YAML of the CLI': lines(
    'Credentials:',
    `  AccessKeyId: ${id}`,
    `  Expiration: '${expiry}'`,
    `  SecretAccessKey: ${secret}`,
    `  SessionToken: ${token}`,
  ),
  'JSON below the command that printed it': lines(
    '$ aws sts get-session-token',
    json({ Credentials: { AccessKeyId: id, SecretAccessKey: secret, SessionToken: token } }),
  ),
  'transcript of aws configure': lines(
    `AWS Access Key ID [****************WXYZ]: ${id}`,
    `AWS Secret Access Key [****************abcd]: ${secret}`,
    'Default region name [None]: eu-west-1',
    `aws_session_token: ${token}`,
  ),
  'AWS_SECURITY_TOKEN of old tools': lines(
    `AWS_ACCESS_KEY_ID=${id}`,
    `AWS_SECRET_ACCESS_KEY=${secret}`,
    `AWS_SECURITY_TOKEN=${token}`,
  ),
  'the token under both of its names': lines(
    `AWS_ACCESS_KEY_ID=${id}`,
    `AWS_SECRET_ACCESS_KEY=${secret}`,
    `AWS_SESSION_TOKEN=${token}`,
    `AWS_SECURITY_TOKEN=${token}`,
  ),
};

describe('pasted credentials', () => {
  it.each(Object.entries(formats))('%s', async (_name, text) => {
    for (const pasted of [text, text.replaceAll('\n', '\r\n'), `\ufeff\n  ${text}  \n\n`]) {
      const { credentials, warnings } = read(pasted);

      expect(await credentials.provide()).toMatchObject({
        accessKeyId: id,
        secretAccessKey: secret,
        sessionToken: token,
      });
      expect(warnings).toEqual([]);
      if (text.includes(expiry)) expect(credentials.expiration?.toISOString()).toBe('2030-01-01T00:00:00.000Z');
    }
  });

  it("the console's file for a new key, which is long-lived: said, but accepted", async () => {
    const { credentials, warnings } = read(lines('Access key ID,Secret access key', `AKIAEXAMPLEEXAMPLE12,${secret}`));

    expect(await credentials.provide()).toMatchObject({ accessKeyId: 'AKIAEXAMPLEEXAMPLE12', secretAccessKey: secret });
    expect(warnings.map(({ code }) => code)).toEqual(['aws/credentials-long-lived']);
    expect(credentials.isTemporary).toBe(false);
  });

  it('may bring a region, which has to look like one', () => {
    const text = formats['export-credentials --format env'] ?? '';

    expect(read(`${text}\nexport AWS_REGION=eu-central-1`).region).toBe('eu-central-1');
    expect(read(`${text}\nregion = https://evil.example`).region).toBeUndefined();
  });

  it('without an expiry are kept with an unknown one', () => {
    const { credentials } = read(formats['access portal, option 1, quoted'] ?? '');

    expect([credentials.expiration, credentials.remainingMs()]).toEqual([undefined, undefined]);
  });
});

describe('a paste that cannot be used says what is wrong with it', () => {
  it.each([
    ['nothing', '', 'aws/credentials-empty'],
    ['blanks', ' \n\t', 'aws/credentials-empty'],
    ['something else', 'hello, world', 'aws/credentials-unrecognised'],
    ['JSON of something else', '{"name":"x"}', 'aws/credentials-unrecognised'],
    ['JSON null', 'null', 'aws/credentials-unrecognised'],
    ['a key id without secret', `AWS_ACCESS_KEY_ID=${id}`, 'aws/credentials-incomplete'],
    ['a secret without key id', `AWS_SECRET_ACCESS_KEY=${secret}`, 'aws/credentials-incomplete'],
    [
      'a temporary key without its token',
      lines(`AWS_ACCESS_KEY_ID=${id}`, `AWS_SECRET_ACCESS_KEY=${secret}`),
      'aws/credentials-incomplete',
    ],
    [
      'a key id cut short',
      lines('AWS_ACCESS_KEY_ID=ASIA12', `AWS_SECRET_ACCESS_KEY=${secret}`),
      'aws/credentials-malformed',
    ],
    [
      'a hidden secret',
      lines(`AWS_ACCESS_KEY_ID=${id}`, 'AWS_SECRET_ACCESS_KEY=****************abcd'),
      'aws/credentials-malformed',
    ],
    [
      'a placeholder',
      lines(`AWS_ACCESS_KEY_ID=${id}`, 'AWS_SECRET_ACCESS_KEY=<your-secret>'),
      'aws/credentials-malformed',
    ],
    [
      'two profiles',
      lines(
        '[a]',
        `aws_access_key_id=${id}`,
        `aws_secret_access_key=${secret}`,
        '[b]',
        'aws_access_key_id=AKIAEXAMPLEEXAMPLE12',
        `aws_secret_access_key=${secret}`,
      ),
      'aws/credentials-several',
    ],
    [
      'expired ones',
      lines(
        `AWS_ACCESS_KEY_ID=${id}`,
        `AWS_SECRET_ACCESS_KEY=${secret}`,
        `AWS_SESSION_TOKEN=${token}`,
        'AWS_CREDENTIAL_EXPIRATION=2020-01-01T00:00:00Z',
      ),
      'aws/credentials-expired',
    ],
  ])('%s', (_what, text, code) => {
    expect(codesOf(text)).toEqual([code]);
  });

  it('and never throws, or repeats the text, whatever it is', () => {
    const piece = fc.constantFrom(
      'AWS_ACCESS_KEY_ID=',
      id,
      ' = ',
      '"',
      '\n',
      secret,
      '{',
      'Credentials',
      ':',
      token,
      '[x]',
      ',',
      'set ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
        const result = readCredentials(parts.join(''), now);
        expect(JSON.stringify(result)).not.toContain(secret);
      }),
    );
  });
});

describe('held credentials', () => {
  const { credentials } = read(formats['export-credentials --format process'] ?? '');

  it('cannot be printed, stored or read', () => {
    const shown = [
      JSON.stringify({ credentials }),
      String(credentials),
      inspect({ credentials }, { depth: 9, showHidden: true }),
      inspect(Object.entries(credentials), { depth: 9 }),
    ].join('\n');

    expect(shown).toContain('ASIA…LE12');
    for (const hidden of [id, secret, token]) expect(shown).not.toContain(hidden);
  });

  it('count down, and sign nothing once they have expired', async () => {
    let nowMs = now();
    const result = readCredentials(formats['export-credentials --format env'] ?? '', () => nowMs);
    if (!result.ok) throw new Error('unread');
    const held = result.value.credentials;
    const before = held.remainingMs();
    nowMs = Date.UTC(2030, 0, 1);

    expect(before).toBe(Date.UTC(2030, 0, 1) - now());
    expect(held.remainingMs()).toBe(0);
    await expect(held.provide()).rejects.toMatchObject({ name: 'CredentialsExpired' });
    expect(held.isForgotten).toBe(true);
  });

  it('are gone when forgotten', async () => {
    const held = read(formats['sts assume-role'] ?? '').credentials;
    held.forget();

    expect(held.isForgotten).toBe(true);
    await expect(held.provide()).rejects.toMatchObject({ name: 'CredentialsForgotten' });
  });
});
