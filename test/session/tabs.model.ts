/**
 * What the rules say of several flows on one device, in the simplest words: the reference that the real thing is held
 * to.
 */
export interface FlowModel {
  readonly documentId: string;
  /** Flows of one scope share their claims: the batches of a count, or all else at a location. */
  readonly scope: 'count' | 'stock';
  /** Review is capturing too: whatever turns up counts. */
  status: 'capturing' | 'paused' | 'completed' | 'cancelled';
  readonly serials: Set<string>;
  readonly claims: Set<string>;
  /** In a correction: what the ledger has moved already, and what was taken out of that. */
  settled: Set<string>;
  withdrawn: Set<string>;
  events: number;
  /** Its product has been scanned: the line is there, perhaps empty. */
  hasLine: boolean;
}

export const STEPS = ['start-review', 'pause', 'resume', 'cancel', 'complete', 'correct'] as const;
export type Step = (typeof STEPS)[number];

export class DeviceModel {
  readonly flows: FlowModel[] = [];
  readonly inStock = new Set<string>();

  /** The flow of a document: only a cancelled one makes room for another. */
  open(documentId: string): FlowModel {
    const open = this.flows.find(flow => flow.documentId === documentId && flow.status !== 'cancelled');
    if (open) return open;
    const flow: FlowModel = {
      documentId,
      scope: documentId.startsWith('CC') ? 'count' : 'stock',
      status: 'capturing',
      serials: new Set(),
      claims: new Set(),
      settled: new Set(),
      withdrawn: new Set(),
      events: 0,
      hasLine: false,
    };
    this.flows.push(flow);
    return flow;
  }

  scan(flow: FlowModel, serial: string): string {
    const refused = this.#refused(flow, serial);
    if (refused) return refused;
    flow.hasLine = true;
    flow.serials.add(serial);
    flow.claims.add(serial);
    return 'accepted';
  }

  /** Takes one serial out; one that is not there is out already. */
  remove(flow: FlowModel, serial: string): string {
    const closed = this.#closed(flow);
    if (closed) return closed;
    if (!flow.hasLine) return 'not-on-document';
    if (flow.serials.delete(serial)) this.#free(flow, serial);
    return 'done';
  }

  step(flow: FlowModel, step: Step): string {
    const { status } = flow;
    switch (step) {
      case 'start-review':
        return this.#closed(flow) ?? 'done';
      case 'pause':
        if (status === 'completed' || status === 'cancelled') return 'flow-closed';
        flow.status = 'paused';
        return 'done';
      case 'resume':
        if (status === 'completed' || status === 'cancelled') return 'flow-closed';
        if (status === 'paused') flow.status = 'capturing';
        return 'done';
      case 'cancel':
        return this.#cancel(flow);
      case 'complete':
        return this.#complete(flow);
      case 'correct':
        return this.#correct(flow);
    }
  }

  #cancel(flow: FlowModel): string {
    if (flow.status === 'completed') return 'flow-closed';
    if (flow.status === 'cancelled') return 'done';
    if (flow.events > 0) return 'cancel-not-allowed';
    flow.status = 'cancelled';
    flow.claims.clear();
    return 'done';
  }

  #complete(flow: FlowModel): string {
    if (flow.status === 'completed') return 'done';
    const closed = this.#closed(flow);
    if (closed) return closed;
    flow.status = 'completed';
    flow.events += 1;
    if (flow.scope === 'count') return 'done';
    flow.claims.clear();
    for (const serial of flow.serials) if (!flow.settled.has(serial)) this.inStock.add(serial);
    for (const serial of flow.withdrawn) if (!flow.serials.has(serial)) this.inStock.delete(serial);
    return 'done';
  }

  #correct(flow: FlowModel): string {
    if (flow.status === 'cancelled') return 'flow-closed';
    if (flow.status !== 'completed') return 'done';
    flow.status = 'capturing';
    flow.settled = new Set(flow.scope === 'count' ? [] : flow.serials);
    flow.withdrawn = new Set();
    return 'done';
  }

  #free(flow: FlowModel, serial: string): void {
    flow.claims.delete(serial);
    if (flow.settled.delete(serial)) flow.withdrawn.add(serial);
  }

  #refused(flow: FlowModel, serial: string): string | undefined {
    const closed = this.#closed(flow);
    if (closed) return closed;
    if (flow.serials.has(serial)) return 'duplicate-in-flow';
    const other = this.flows.find(each => each !== flow && each.scope === flow.scope && each.claims.has(serial));
    if (other) return `duplicate-elsewhere ${other.documentId}`;
    const isHere = flow.scope === 'stock' && this.inStock.has(serial) && !flow.withdrawn.has(serial);
    return isHere ? 'already-in-stock' : undefined;
  }

  #closed({ status }: FlowModel): string | undefined {
    if (status === 'completed' || status === 'cancelled') return 'flow-closed';
    return status === 'paused' ? 'flow-paused' : undefined;
  }
}
