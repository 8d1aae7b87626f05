import Papa from 'papaparse';
import { err, ok, type Result } from '../../base';
import { isJsonArray, type JsonObject, type JsonValue } from '../../json';
import { textField } from '../prepare/raw';

const delimiters: Readonly<Record<string, string | undefined>> = {
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  SPACE: ' ',
  TAB: '\t',
};

/**
 * Rows of a CSV file as objects of texts. The headers come from the first row or from `CSVHeaders`; a cell beyond the headers is dropped, a
 * missing one is the empty text (both recorded).
 *
 * @returns the rows, or AWS's sentence on the headers.
 */
export function readCsv(text: string, config: JsonObject): Result<JsonValue[], string> {
  const parsed = Papa.parse<string[]>(text, {
    delimiter: delimiters[textField(config, 'CSVDelimiter') ?? 'COMMA'] ?? ',',
    skipEmptyLines: true,
  });
  const rows = parsed.data;
  const isGiven = config.CSVHeaderLocation === 'GIVEN';
  const given = isJsonArray(config.CSVHeaders) ? config.CSVHeaders.map(String) : [];
  const headers = isGiven ? given : (rows[0] ?? []);
  if (new Set(headers).size < headers.length) return err('CSV headers cannot contain duplicates.');
  const items = rows
    .slice(isGiven ? 0 : 1)
    .map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])));
  return ok(items);
}
