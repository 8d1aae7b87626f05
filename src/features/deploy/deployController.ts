import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  checkMachineName,
  checkRoleArn,
  openAwsTarget,
  openSandboxTarget,
  performDeploy,
  prepareDeploy,
  readCredentials,
  readServerSession,
  sleepOnClock,
  type Confirmation,
  type DeployEvent,
  type DeployRequest,
  type DeployTarget,
  type HeldCredentials,
  type ServerSession,
} from '../../aws';
import type { KeyValueStorage } from '../../editor';
import { IDLE_RUN, type DeployForm, type DeployState, type DeployWork } from './deployState';
import { keepDeploy, keptDeploy, keptForm, keepForm } from './deployMemory';
import { followRun } from './followRun';

/** The dialog without its looks: forms, credentials in memory, and the run. */
export interface DeployController {
  readonly store: StoreApi<DeployState>;
  /** Takes over the agent as it is now, and looks what deploying it would do. */
  open(work: DeployWork, name: string): void;
  change(form: Partial<DeployForm>): void;
  /** Reads pasted text; the caller empties the box whatever comes of it. */
  paste(text: string): void;
  forget(): void;
  /** Goes on although something stands in the way that the person may overrule. */
  confirm(confirmation: Confirmation): void;
  deploy(): void;
  /** Agrees to the account of these credentials, though the deployment was prepared for another one. */
  useThisAccount(): void;
  /** Stops what is running; what has been done stays and is told. */
  stop(): void;
}

/** What the controller needs from the page. */
export interface DeployPorts {
  readonly storage: KeyValueStorage;
  readonly fetch: typeof fetch;
  readonly origin: string;
  readonly nowMs: () => number;
}

export function createDeployController(ports: DeployPorts): DeployController {
  const store = createStore<DeployState>(() => ({
    form: { target: 'sandbox', region: 'us-east-1', name: '', roleArn: '', confirmed: [], ...keptForm(ports.storage) },
    credentials: null,
    credentialProblems: [],
    identity: null,
    roles: { status: 'unknown' },
    run: IDLE_RUN,
  }));
  // Held here and nowhere else: not in the store, which tools may print.
  let held: HeldCredentials | null = null;
  let work: DeployWork | null = null;
  let running: AbortController | null = null;
  let session: ServerSession | null = null;
  /** Counts the starts: an answer to an earlier one is not for this target any more. */
  let starts = 0;

  const openTarget = async (): Promise<DeployTarget | null> => {
    const { form } = store.getState();
    if (session === null) {
      const read = await readServerSession({ base: ports.origin, fetch: ports.fetch });
      if (!read.ok) {
        const left = { sentence: 'Nothing was changed.' };
        const stopped = { problem: read.error, findings: [], left };
        store.setState({ run: { ...IDLE_RUN, phase: 'stopped', stopped } });
        return null;
      }
      session = read.value;
    }
    if (form.target === 'sandbox') return openSandboxTarget({ session, region: form.region });
    return held === null ? null : openAwsTarget({ session, region: form.region, credentials: held });
  };

  const request = (): DeployRequest | null => {
    const { form, identity } = store.getState();
    if (work === null || checkMachineName(form.name) !== undefined || checkRoleArn(form.roleArn) !== undefined)
      return null;
    const lastDeploy = keptDeploy(ports.storage, form);
    return {
      ...work,
      name: form.name,
      roleArn: form.roleArn,
      confirmed: form.confirmed,
      ...(lastDeploy !== null && { lastDeploy }),
      ...(form.target === 'aws' && identity !== null && { expectedAccount: identity.account }),
    };
  };

  /** Follows a run until it ends or another one begins. */
  const follow = async (events: AsyncGenerator<DeployEvent>, signal: AbortSignal): Promise<void> => {
    for await (const event of events) {
      if (running?.signal !== signal) return;
      store.setState((state) => ({ run: followRun(state.run, event) }));
      if (event.kind === 'prepared') store.setState({ identity: event.prepared.identity });
      if (event.kind === 'done') keepDeploy(ports.storage, store.getState().form, event.outcome.record);
      if (event.kind === 'stopped' && event.left.record !== undefined) {
        keepDeploy(ports.storage, store.getState().form, event.left.record);
      }
    }
  };

  const begin = (): AbortController => {
    running?.abort();
    running = new AbortController();
    return running;
  };

  const listRoles = async (isCurrent: () => boolean): Promise<void> => {
    const target = await openTarget();
    if (target === null || !isCurrent()) return;
    store.setState({ roles: { status: 'loading' } });
    const listed = await target.executionRoles();
    if (!isCurrent()) return;
    if (!listed.ok) {
      store.setState({ roles: { status: 'failed', problem: listed.error } });
      return;
    }
    store.setState({ roles: { status: 'listed', roles: listed.value } });
    const { form } = store.getState();
    const [first] = listed.value;
    const isListed = listed.value.some((role) => role.arn === form.roleArn);
    if (first !== undefined && !isListed && (form.target === 'sandbox' || form.roleArn === '')) {
      store.setState({ form: { ...form, roleArn: first.arn } });
    }
  };

  const prepare = async (): Promise<void> => {
    const { signal } = begin();
    store.setState({ run: IDLE_RUN });
    const wanted = request();
    const target = wanted === null ? null : await openTarget();
    if (wanted === null || target === null || signal.aborted) return;
    store.setState({ run: { ...IDLE_RUN, phase: 'preparing' } });
    await follow(prepareDeploy(target, wanted, { signal, sleep: sleepOnClock }), signal);
  };

  const start = async (): Promise<void> => {
    starts += 1;
    const mine = starts;
    const isCurrent = () => mine === starts;
    await listRoles(isCurrent);
    // Roles may come late: a deployment that a person has begun meanwhile goes on.
    if (isCurrent() && store.getState().run.phase !== 'deploying') await prepare();
  };

  const useTarget = ({ sameAccount = false } = {}): void => {
    store.setState((state) => ({
      identity: sameAccount ? state.identity : null,
      roles: { status: 'unknown' },
      run: IDLE_RUN,
    }));
    void start();
  };

  return {
    store,
    open(next, name) {
      work = next;
      const { form } = store.getState();
      store.setState({ form: { ...form, name: form.name === '' ? name : form.name, confirmed: [] } });
      if (store.getState().run.phase === 'deploying') return;
      store.setState({ run: IDLE_RUN });
      void start();
    },
    change(change) {
      const { form } = store.getState();
      const next = { ...form, ...change, ...(change.confirmed === undefined && { confirmed: [] }) };
      const moved = next.target !== form.target || next.region !== form.region;
      store.setState({ form: moved ? { ...next, roleArn: '' } : next });
      keepForm(ports.storage, store.getState().form);
      if (moved) useTarget();
      else void prepare();
    },
    paste(text) {
      const read = readCredentials(text, ports.nowMs);
      held?.forget();
      held = read.ok ? read.value.credentials : null;
      store.setState({
        credentials:
          held === null
            ? null
            : { label: held.label, isTemporary: held.isTemporary, expiresAtMs: held.expiration?.getTime() ?? null },
        credentialProblems: read.ok ? read.value.warnings : read.error,
        ...(read.ok &&
          read.value.region !== undefined && { form: { ...store.getState().form, region: read.value.region } }),
      });
      // A deployment that stopped half-way goes on in the account it began in, or says that these are of another one.
      if (read.ok) useTarget({ sameAccount: store.getState().run.phase === 'stopped' });
    },
    forget() {
      held?.forget();
      held = null;
      starts += 1;
      begin().abort();
      store.setState({
        credentials: null,
        credentialProblems: [],
        identity: null,
        roles: { status: 'unknown' },
        run: IDLE_RUN,
      });
    },
    confirm(confirmation) {
      const { form } = store.getState();
      store.setState({ form: { ...form, confirmed: [...form.confirmed, confirmation] } });
      void prepare();
    },
    useThisAccount: () => useTarget(),
    deploy() {
      const wanted = request();
      const { prepared } = store.getState().run;
      if (wanted === null || prepared === null) return;
      const { signal } = begin();
      store.setState((state) => ({ run: { ...state.run, phase: 'deploying' } }));
      void openTarget().then(async (target) => {
        if (target === null) return;
        await follow(performDeploy(target, { request: wanted, prepared }, { signal, sleep: sleepOnClock }), signal);
      });
    },
    stop() {
      running?.abort();
    },
  };
}
