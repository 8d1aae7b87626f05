import { TypedField } from './fields';
import { labels } from './labels';
import { readNumber, readText } from './readTyped';

interface Failing {
  readonly failureRate: number;
  readonly failure: string;
}

export interface FailureFieldsProps {
  readonly world: Failing;
  readonly onChange: (change: Partial<Failing>) => void;
}

/** How often something fails, and with which error; the error is asked for only if it ever does. */
export function FailureFields({ world, onChange }: FailureFieldsProps) {
  return (
    <>
      <TypedField
        label={labels.failing}
        unit={labels.percent}
        value={Math.round(world.failureRate * 100_000) / 1000}
        print={String}
        read={(text) => readNumber(text, { least: 0, most: 100 })}
        onRead={(percent) => onChange({ failureRate: percent / 100 })}
      />
      {world.failureRate > 0 && (
        <TypedField
          label={labels.failure}
          mono
          value={world.failure}
          print={(text) => text}
          read={(text) => readText(text, labels.failureNeeded)}
          onRead={(failure) => onChange({ failure })}
        />
      )}
    </>
  );
}
