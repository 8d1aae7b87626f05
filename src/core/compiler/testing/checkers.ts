import { getLanguageService, TextDocument } from 'amazon-states-language-service';
import aslValidator from 'asl-validator';
import type { StateMachine } from '../../asl';

/** What two checkers from outside the project say about a definition; empty: nothing. */
export async function complaints(definition: StateMachine): Promise<string[]> {
  return [...validatorComplaints(definition), ...(await languageServiceComplaints(definition))];
}

function validatorComplaints(definition: StateMachine): string[] {
  const copy: unknown = JSON.parse(JSON.stringify(definition)); // the checker changes its input
  return aslValidator(copy).errors.map((error) => `asl-validator: ${JSON.stringify(error)}`);
}

async function languageServiceComplaints(definition: StateMachine): Promise<string[]> {
  const service = getLanguageService({});
  const text = TextDocument.create('file:///machine.asl.json', 'json', 1, JSON.stringify(definition, null, 2));
  const parsed = service.parseJSONDocument(text);
  const found = await service.doValidation(text, parsed, undefined, undefined);
  return found.map(
    (problem) => `language service: ${JSON.stringify(problem.message)} at line ${problem.range.start.line + 1}`,
  );
}
