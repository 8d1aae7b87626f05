import type { SimulationMessage, WorkerJob } from './simulationJob';

/** The part of a Worker that is used. */
export interface WorkerLike {
  postMessage(job: WorkerJob): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<SimulationMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** How a job came to its end; `failure` is the reason. */
export type Ending = { readonly phase: 'done' | 'stopped' } | { readonly phase: 'failed'; readonly failure: string };

/** What is done with the messages a kind of job is answered with. */
export type Receivers = {
  readonly [Kind in Exclude<SimulationMessage['kind'], 'done' | 'failed'>]?: (
    message: Extract<SimulationMessage, { readonly kind: Kind }>,
  ) => void;
};

export interface WorkerRun {
  /** Starts anew; what ran is ended. */
  start(job: WorkerJob, receivers: Receivers): void;
  /** Ends what runs and says so. */
  stop(): void;
  /** Ends what runs without a word. */
  drop(): void;
}

/** One job at a time in a worker of its own: ending the worker ends whatever it was doing. */
export function createWorkerRun(createWorker: () => WorkerLike, onEnd: (ending: Ending) => void): WorkerRun {
  let worker: WorkerLike | null = null;

  const drop = () => {
    worker?.terminate();
    worker = null;
  };
  const end = (ending: Ending) => {
    drop();
    onEnd(ending);
  };
  const receive = (message: SimulationMessage, receivers: Receivers) => {
    if (message.kind === 'done') end({ phase: 'done' });
    else if (message.kind === 'failed') end({ phase: 'failed', failure: message.message });
    // each receiver takes the kind it stands under
    else (receivers[message.kind] as ((message: SimulationMessage) => void) | undefined)?.(message);
  };

  return {
    start(job, receivers) {
      drop();
      worker = createWorker();
      worker.onmessage = ({ data }) => receive(data, receivers);
      worker.onerror = ({ message }) => end({ phase: 'failed', failure: message });
      worker.postMessage(job);
    },
    stop() {
      if (worker !== null) end({ phase: 'stopped' });
    },
    drop,
  };
}
