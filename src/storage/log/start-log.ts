import { startWorker, workerFile } from '../../workers/start-worker.js';
import type { StartLog } from './flow-copy.js';
import { LogClient } from './log-client.js';

/**
 * Starts the log's worker from the page's file, or from a blob where that is allowed.
 * @param url default: beside the SDK's file
 */
export function logFrom(url: string | URL | undefined): StartLog {
  const loadText = async (): Promise<string> => (await import('./log.worker.ts?inline')).default;
  return timer => {
    const file = workerFile(url, './log.worker.js', import.meta.url);
    return startWorker({ file, loadText }, worker => LogClient.start(worker, timer));
  };
}
