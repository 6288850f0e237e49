/** Call at once as often as `burst`, then once every `pause` milliseconds for all that was asked meanwhile. `stop` forgets what waits. */
export function paced(call: () => void, burst: number, pause: number): { call: () => void; stop: () => void } {
  let credit = burst;
  let counted = Date.now();
  let later: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    later = undefined;
    earn();
    credit -= 1;
    call();
  };
  // What is not used comes back with time.
  const earn = () => {
    credit = Math.min(burst, credit + (Date.now() - counted) / pause);
    counted = Date.now();
  };
  return {
    call: () => {
      if (later !== undefined) return;
      earn();
      later = setTimeout(now, credit >= 1 ? 0 : Math.ceil((1 - credit) * pause));
    },
    stop: () => clearTimeout(later),
  };
}
