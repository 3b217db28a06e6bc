/** Answers a store's failure: nothing where the flow was erased. Any other failure goes on to whoever asked. */
export function unlessErased(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'erased')) throw error;
}
