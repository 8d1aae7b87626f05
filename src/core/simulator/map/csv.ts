import Papa from 'papaparse';
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
 */
export function readCsv(text: string, config: JsonObject): JsonValue[] {
  const parsed = Papa.parse<string[]>(text, {
    delimiter: delimiters[textField(config, 'CSVDelimiter') ?? 'COMMA'] ?? ',',
    skipEmptyLines: true,
  });
  const rows = parsed.data;
  const isGiven = config.CSVHeaderLocation === 'GIVEN';
  const given = isJsonArray(config.CSVHeaders) ? config.CSVHeaders.map(String) : [];
  const headers = isGiven ? given : (rows[0] ?? []);
  return rows
    .slice(isGiven ? 0 : 1)
    .map((row) => Object.fromEntries(headers.map((header, index) => [header, row[index] ?? ''])));
}
