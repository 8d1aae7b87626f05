import { Fragment, useState, type CSSProperties } from 'react';
import type { PollingSettings } from '../../../core/model';
import {
  compact,
  dollars,
  lateText,
  settingsOfWay,
  shortTime,
  wayStrip,
  whole,
  type WayId,
  type WayResult,
} from '../../../core/proof';
import { Button, classNames, IconButton } from '../../../ui';
import { DrawingView } from './DrawingView';
import { labels } from './labels';
import { WayLines } from './WayLines';

export interface WaysTableProps {
  readonly rows: readonly WayResult[];
  /** How the agent is set now. */
  readonly chosen: WayResult | undefined;
  readonly polling: PollingSettings;
  /** Columns that can be had from the lines of a row are left out. */
  readonly isNarrow: boolean;
  readonly onUse: (id: WayId, label: string) => void;
}

/** Width of the picture of two minutes, in pixels. */
const STRIP = { wide: 128, narrow: 112 };

interface Head {
  readonly name: string;
  readonly span?: number;
  /** Absent: true. */
  readonly isNumber?: boolean;
}

function headsOf(isNarrow: boolean): Head[] {
  const { way, windowShort, window, calls, turns, transitions, lambda, late, cost } = labels.columns;
  const heads: (Head & { readonly isWideOnly?: boolean })[] = [
    { name: way, isNumber: false },
    isNarrow ? { name: windowShort } : { name: window, span: 2, isNumber: false },
    { name: calls, isWideOnly: true },
    { name: turns },
    { name: transitions, isWideOnly: true },
    { name: lambda, isWideOnly: true },
    { name: late },
    { name: cost },
  ];
  return heads.filter(({ isWideOnly = false }) => !isWideOnly || !isNarrow);
}

export function WaysTable({ rows, chosen, polling, isNarrow, onUse }: WaysTableProps) {
  const [open, setOpen] = useState<ReadonlySet<WayId>>(new Set());
  const toggle = (id: WayId) =>
    setOpen((ids) => new Set(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id]));
  const dearest = Math.max(...rows.map(({ costPerThousandRuns }) => costPerThousandRuns.totalUsd), Number.MIN_VALUE);
  return (
    <table className={classNames('ways-table', isNarrow && 'narrow')}>
      <thead>
        <tr>
          {headsOf(isNarrow).map(({ name, span, isNumber = true }) => (
            <th key={name} scope="col" colSpan={span} className={classNames(isNumber && 'num')}>
              {name}
            </th>
          ))}
          <th scope="col">
            <span className="sr-only">{labels.columns.use}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((way) => {
          const isChosen = way === chosen;
          const isOpen = open.has(way.id);
          const strip = (
            <DrawingView drawing={wayStrip(way, isNarrow ? STRIP.narrow : STRIP.wide, isChosen)} decorative />
          );
          return (
            <Fragment key={way.id}>
              <tr className={classNames(isChosen && 'own')}>
                <th scope="row">
                  <span className="ways-name">{way.label}</span>
                  {isChosen && <span className="ways-tag">{labels.own}</span>}
                  {isNarrow ? strip : !isChosen && <span className="cap">{way.assumption}</span>}
                </th>
                <td className="num strong">{whole(way.callsInWindow)}</td>
                {!isNarrow && <td>{strip}</td>}
                {!isNarrow && <td className="num">{whole(way.calls)}</td>}
                <Count
                  value={whole(way.metrics.modelTurns)}
                  note={labels.tokens(compact(way.metrics.usage.inputTokens + way.metrics.usage.outputTokens))}
                />
                {!isNarrow && (
                  <>
                    <Count value={whole(way.metrics.transitions)} note={labels.events(whole(way.metrics.events))} />
                    <Count value={compact(way.metrics.usage.lambdaGbSeconds)} note={labels.gbSeconds} />
                  </>
                )}
                <Late way={way} />
                <Cost usd={way.costPerThousandRuns.totalUsd} dearest={dearest} isChosen={isChosen} />
                <td>
                  <span className="ways-do">
                    {!isChosen && settingsOfWay(way.id, polling) !== null && (
                      <Button
                        size="small"
                        variant="outline"
                        aria-label={labels.useWay(way.label)}
                        onClick={() => onUse(way.id, way.label)}
                      >
                        {labels.use}
                      </Button>
                    )}
                    <IconButton
                      small
                      icon={isOpen ? 'chevron-down' : 'chevron-right'}
                      label={labels.more(way.label)}
                      aria-expanded={isOpen}
                      onClick={() => toggle(way.id)}
                    />
                  </span>
                </td>
              </tr>
              {isOpen && (
                <tr className={classNames('ways-more', isChosen && 'own')}>
                  <td colSpan={isNarrow ? 6 : 10}>
                    <WayLines way={way} />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function Count({ value, note }: { readonly value: string; readonly note: string }) {
  return (
    <td className="num">
      {value}
      <span className="cap">{note}</span>
    </td>
  );
}

function Late({ way }: { readonly way: WayResult }) {
  const { lateness, metrics } = way;
  return (
    <td className="num">
      <span className={classNames(lateness !== null && 't')}>{lateText(way.noticedAfterSeconds)}</span>
      <span className="cap">
        {lateness === null
          ? labels.ended(metrics.status)
          : lateness.gapSeconds > 0 && labels.onAverage(shortTime(lateness.averageSeconds))}
      </span>
    </td>
  );
}

function Cost(props: { readonly usd: number; readonly dearest: number; readonly isChosen: boolean }) {
  const { usd, dearest, isChosen } = props;
  return (
    <td className={classNames('num', isChosen && 'strong')}>
      {dollars(usd)}
      <i className="ways-bar" style={{ '--share': usd / dearest } as CSSProperties} />
    </td>
  );
}
