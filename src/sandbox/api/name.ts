import { ok } from '../../core/base';
import { refuse, type Outcome } from './fault';

/**
 * Characters a name may not have: white space, brackets, wildcards, special and control characters, non-characters and surrogates.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html, `name`
 */
const forbidden = /[\s?*<>{}[\]"#%\\^|~`$&,;:/\u0000-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/;

export function readName(name: string): Outcome<string> {
  return forbidden.test(name) ? refuse('InvalidName', `Invalid Name: '${name}'`) : ok(name);
}
