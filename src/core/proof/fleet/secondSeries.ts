/** Seconds of a page, as a power of two: 64. */
const PAGE_BITS = 6;
const PAGE = 2 ** PAGE_BITS;

/** A number for each second from 0 on, most of which may be 0. */
export interface SecondSeries {
  /** Sum of all that was added. */
  readonly total: number;
  add(second: number, amount: number): void;
  /** 0 before the first second and wherever nothing was added. */
  at(second: number): number;
  /** A second before which nothing was added from this one on; infinite: nothing comes any more. */
  nextFrom(second: number): number;
}

/** Kept in pages, which are made when something is added: a year with some checks a day takes little more than those checks. */
export function secondSeries(seconds: number): SecondSeries {
  const pages = new Array<Float64Array | undefined>(Math.ceil(seconds / PAGE)).fill(undefined);
  let total = 0;
  return {
    get total() {
      return total;
    },
    add(second, amount) {
      const page = (pages[second >> PAGE_BITS] ??= new Float64Array(PAGE));
      page[second & (PAGE - 1)] = (page[second & (PAGE - 1)] ?? 0) + amount;
      total += amount;
    },
    at(second) {
      if (second < 0) return 0;
      const page = pages[second >> PAGE_BITS];
      return page === undefined ? 0 : (page[second & (PAGE - 1)] ?? 0);
    },
    nextFrom(second) {
      for (let index = second >> PAGE_BITS; index < pages.length; index += 1) {
        if (pages[index] !== undefined) return Math.max(second, index * PAGE);
      }
      return Number.POSITIVE_INFINITY;
    },
  };
}
