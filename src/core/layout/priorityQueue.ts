interface Entry {
  readonly id: number;
  readonly cost: number;
}

/** A queue of numbered things: the cheapest comes first, of two equal ones the smaller number, so that every search goes the same way. */
export function createQueue() {
  const heap: Entry[] = [];
  return {
    push(id: number, cost: number): void {
      heap.push({ id, cost });
      rise(heap);
    },
    /** Takes the first one out; null: the queue is empty. */
    pop(): number | null {
      const [top] = heap;
      const last = heap.pop();
      if (top === undefined || last === undefined) return null;
      if (heap.length > 0) {
        heap[0] = last;
        sink(heap);
      }
      return top.id;
    },
  };
}

function rise(heap: Entry[]): void {
  let at = heap.length - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!comesBefore(heap, at, parent)) return;
    swap(heap, at, parent);
    at = parent;
  }
}

function sink(heap: Entry[]): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const right = left + 1;
    let least = at;
    if (left < heap.length && comesBefore(heap, left, least)) least = left;
    if (right < heap.length && comesBefore(heap, right, least)) least = right;
    if (least === at) return;
    swap(heap, at, least);
    at = least;
  }
}

function comesBefore(heap: readonly Entry[], a: number, b: number): boolean {
  const [x, y] = [heap[a], heap[b]];
  if (x === undefined || y === undefined) return false;
  return x.cost < y.cost || (x.cost === y.cost && x.id < y.id);
}

function swap(heap: Entry[], a: number, b: number): void {
  const [x, y] = [heap[a], heap[b]];
  if (x === undefined || y === undefined) return;
  heap[a] = y;
  heap[b] = x;
}
