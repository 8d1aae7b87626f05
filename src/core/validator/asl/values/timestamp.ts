import type { FieldCheck } from '../shape';
import { childSpot } from '../spot';
import { subjectName } from '../subject';
import { isSubstituted, report } from '../walk';
import { wrongType } from './scalars';

/** A literal RFC 3339 time with an upper-case `T` and an offset or upper-case `Z`. */
export const timestamp: FieldCheck = (walk, value, subject, field) => {
  if (typeof value !== 'string') return wrongType(walk, value, subject, field, { words: ['a time'], aws: 'STRING' });
  if (isSubstituted(walk, value) || isTimestamp(value)) return true;
  report(
    walk,
    'asl/timestamp-invalid',
    { spot: childSpot(subject.spot, field), owner: subject.spot },
    { owner: subjectName(subject), field, value },
  );
  return false;
};

const timestampForm = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/** Whether the text has the form and names a real day and time. */
export function isTimestamp(text: string): boolean {
  const parts = timestampForm.exec(text);
  if (parts === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offsetHour = 0, offsetMinute = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysOfMonth(year, month) &&
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    offsetHour <= 23 &&
    offsetMinute <= 59
  );
}

function daysOfMonth(year: number, month: number): number {
  const isLeapYear = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  if (month === 2) return isLeapYear ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
