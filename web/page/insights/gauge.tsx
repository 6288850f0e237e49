/** A value on a scale, with what it could be at worst and at best; `label` says the same in words. */
export function Gauge(props: {
  value: number | null;
  lowest: number;
  highest: number;
  scale: readonly [from: number, to: number];
  label: string;
}) {
  const { value, lowest, highest, scale, label } = props;
  return (
    <div className="gauge" role="img" aria-label={label}>
      <span className="middle-mark" style={{ insetInlineStart: onScale((scale[0] + scale[1]) / 2, scale) }} />
      <span
        className="range"
        style={{ insetInlineStart: onScale(lowest, scale), insetInlineEnd: fromEnd(highest, scale) }}
      />
      {value !== null && <span className="value" style={{ insetInlineStart: onScale(value, scale) }} />}
    </div>
  );
}

/** Where a value stands on a scale, as a share in CSS; what is beyond its ends stands at the end. */
export function onScale(value: number, [from, to]: readonly [number, number]): string {
  const share = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return `${Math.round(share * 1000) / 10}%`;
}

function fromEnd(value: number, [from, to]: readonly [number, number]): string {
  return onScale(from + to - value, [from, to]);
}
