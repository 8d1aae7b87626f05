import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { classNames, Icon } from '../../../ui';
import { containerText, stateIconName, waitText } from './stateLook';
import type { StateFlowNode } from './stateNodes';

type FaceProps = NodeProps<StateFlowNode>;

/** One State. A Wait carries its time on its upper edge. */
export const StateFace = memo(function StateFace({ data, selected }: FaceProps) {
  const { placed, field, givesUp, related } = data;
  const seconds = waitText(placed.state);
  return (
    <div
      className={classNames(
        'state',
        seconds !== null && 'wait',
        givesUp && 'give',
        placed.state.Type === 'Fail' && 'fail',
        related && 'related',
        selected && 'sel',
      )}
    >
      <Icon name={stateIconName(placed.state, field)} />
      <span className="state-name" title={placed.name}>
        {placed.name}
      </span>
      {seconds !== null && <span className="secs">{seconds}</span>}
    </div>
  );
});

/** A Map or Parallel: its head; the States in it are nodes of their own. */
export const ContainerFace = memo(function ContainerFace({ data, selected }: FaceProps) {
  const { placed, related } = data;
  return (
    <div className={classNames('mapbox', related && 'related', selected && 'sel')}>
      <div className="mh">
        <Icon name={stateIconName(placed.state, undefined)} />
        <b>{placed.name}</b>
        <span className="dim ell">{containerText(placed.state, data.made)}</span>
      </div>
    </div>
  );
});
