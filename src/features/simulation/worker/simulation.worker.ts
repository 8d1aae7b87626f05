import { runJob } from './runJob';
import type { WorkerJob } from './simulationJob';

// Runs beside the page, so that a long run or a runaway expression never holds it up; ending the worker ends the run.

self.onmessage = ({ data }: MessageEvent<WorkerJob>) => {
  void runJob(data, (message, transfer = []) => self.postMessage(message, { transfer }));
};
