/** A reproducible source of numbers and identifiers: the same seed gives the same sequence. */
export class SeededRandom {
  private state: number;

  constructor(seed: number) {
    this.state = Math.trunc(seed) >>> 0;
  }

  /** Uniform in [0, 1). The generator is mulberry32: small, fast, good enough to draw latencies and faults from. */
  sample(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A UUID of version 4 in form. */
  uuid(): string {
    let digits = '';
    for (let index = 0; index < 32; index++) {
      const digit =
        index === 12 ? 4 : index === 16 ? 8 + Math.floor(this.sample() * 4) : Math.floor(this.sample() * 16);
      digits += digit.toString(16);
      if (index === 7 || index === 11 || index === 15 || index === 19) digits += '-';
    }
    return digits;
  }
}
