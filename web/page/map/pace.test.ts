import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { paced } from "./pace";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("calls at once for a while, and then once for all that was asked meanwhile", () => {
  const calls: number[] = [];
  const pace = paced(() => calls.push(Date.now()), 2, 1000);
  const start = Date.now();
  for (let count = 0; count < 29; count++) {
    pace.call();
    vi.advanceTimersByTime(100);
  }
  expect(calls.map((at) => at - start)).toEqual([0, 100, 1000, 2000]);
  // Who rests may be quick again.
  vi.advanceTimersByTime(10_000);
  calls.length = 0;
  for (let count = 0; count < 2; count++) {
    pace.call();
    vi.advanceTimersByTime(1);
  }
  expect(calls.length).toBe(2);
  pace.call();
  pace.stop();
  vi.advanceTimersByTime(5000);
  expect(calls.length).toBe(2);
});
