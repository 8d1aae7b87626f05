import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { formatDuration } from '../../core/model';
import { Icon } from '../../ui';
import type { DeployController } from './deployController';
import { labels } from './labels';

/** Whose account it is, before anything is created, and how long the credentials last. */
export function IdentityCard({ controller }: { readonly controller: DeployController }) {
  const credentials = useStore(controller.store, (state) => state.credentials);
  const identity = useStore(controller.store, (state) => state.identity);
  const nowMs = useSeconds(credentials !== null);
  if (credentials === null) return null;
  const { expiresAtMs } = credentials;
  const leftSeconds = expiresAtMs === null ? null : Math.max(0, Math.floor((expiresAtMs - nowMs) / 1000));
  if (identity === null && leftSeconds === null) return null;
  return (
    <div className="deploy-identity">
      {identity !== null && (
        <dl>
          <dt>{labels.account}</dt>
          <dd className="strong">{identity.account.replace(/(\d{4})(?=\d)/g, '$1-')}</dd>
          <dt>{labels.identity}</dt>
          <dd className="ell" title={identity.arn}>
            {identity.arn.split(':').at(-1)}
          </dd>
        </dl>
      )}
      {leftSeconds === null ? (
        <p className="cap">{labels.noExpiry}</p>
      ) : (
        <p className="row t strong">
          <Icon name="hourglass" />
          {leftSeconds === 0 ? labels.expired : labels.left(formatDuration(leftSeconds))}
        </p>
      )}
    </div>
  );
}

/** The time, once a second while it matters. */
function useSeconds(active: boolean): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!active) return undefined;
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [active]);
  return nowMs;
}
