import type { SimulationMessage, WorkerJob } from './simulationJob';
import type { WorkerLike } from './workerRun';

/** A worker that answers only when a test says so. */
export class TestWorker implements WorkerLike {
  onmessage: WorkerLike['onmessage'] = null;
  onerror: WorkerLike['onerror'] = null;
  isEnded = false;
  job: WorkerJob | null = null;

  postMessage(job: WorkerJob): void {
    this.job = job;
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(message: SimulationMessage): void {
    this.onmessage?.(new MessageEvent('message', { data: message }));
  }
}

/** What is made with a factory of workers, and the workers it made, in their order. */
export function withTestWorkers<T>(create: (createWorker: () => WorkerLike) => T) {
  const workers: TestWorker[] = [];
  const controller = create(() => {
    const worker = new TestWorker();
    workers.push(worker);
    return worker;
  });
  return { controller, workers };
}
