import { use } from 'react';
import { Icon, IconButton } from '../ui';
import { SessionContext, useSession } from './sessionContext';

/** Something the person should know at the top of the canvas; it goes when they say so. */
export function Notice() {
  const session = use(SessionContext);
  const notice = useSession((state) => state.notice);
  if (notice === null) return null;
  return (
    <div className="notice" role="alert">
      <Icon name="warning" />
      <span className="grow">
        {notice.message}
        {notice.details.slice(0, 1).map((detail) => ` ${detail.message}`)}
      </span>
      <IconButton small icon="close" label="Close this message" onClick={() => session?.setState({ notice: null })} />
    </div>
  );
}
