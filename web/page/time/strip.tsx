import "./time.css";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Label, Slider, SliderThumb, SliderTrack } from "react-aria-components";

import { ask } from "../api/ask";
import { graphql } from "../api/graphql";
import { Button, Field, Toggle } from "../controls";
import { Failed } from "../frame/states";
import { useOpenMap } from "../map/context";
import { useWords } from "../words";
import { Compared } from "./compared";
import { dayOf, endOfDay, stepOf } from "./moments";
import type { Past } from "./past";

const Began = graphql(`
  query MapBegan($uid: ID!, $ofCustomer: Boolean!) {
    opportunity(uid: $uid) @skip(if: $ofCustomer) { createdAt }
    customer(uid: $uid) @include(if: $ofCustomer) { createdAt }
  }
`);

/** The map's past: a slider from when we first put it in until now, a day of any time, and what is different today. */
export function TimeStrip({ past }: { past: Past }) {
  const { t } = useWords();
  const { map } = useOpenMap();
  const [comparing, setComparing] = useState(false);
  const began = useQuery({
    queryKey: ["began", map.kind, map.uid],
    queryFn: async ({ signal }) => {
      const answer = await ask(Began, { uid: map.uid, ofCustomer: map.kind === "CUSTOMER" }, signal);
      return (answer.opportunity ?? answer.customer)?.createdAt ?? null;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [now] = useState(() => Date.now());
  return (
    <section className="time-strip" aria-label={t("time.title")}>
      <div className="row">
        {began.data && <Moments first={Date.parse(began.data)} now={now} past={past} />}
        <DayField past={past} now={now} />
        {past.at !== null && (
          <Toggle isSelected={comparing} onChange={setComparing}>
            {t("time.compare")}
          </Toggle>
        )}
      </div>
      {began.error && <Failed error={began.error} onRetry={() => void began.refetch()} />}
      {past.at !== null && comparing && <Compared at={past.at} />}
    </section>
  );
}

function Moments(props: { first: number; now: number; past: Past }) {
  const { t, dateTime } = useWords();
  const { first, now, past } = props;
  const step = stepOf(first, now);
  const last = Math.max(1, Math.ceil((now - first) / step));
  const at = past.at === null ? last : Math.round((Date.parse(past.at) - first) / step);
  // While it is dragged it shows where it is; the map follows when it is let go.
  const [held, setHeld] = useState<number | null>(null);
  const index = Math.min(last, Math.max(0, held ?? at));
  const stepAt = new Date(first + index * step).toISOString();
  // The day that was asked for may lie before the first step, or between two.
  const said = held === null && past.at !== null ? dateTime(past.at) : index === last ? t("time.now") : dateTime(stepAt);
  return (
    <Slider
      className="moments"
      minValue={0}
      maxValue={last}
      value={index}
      onChange={setHeld}
      onChangeEnd={(chosen) => {
        setHeld(null);
        past.go(chosen >= last ? null : new Date(first + chosen * step).toISOString());
      }}
    >
      <Label>{t("time.slider")}</Label>
      <output>{said}</output>
      <SliderTrack className="track">
        <SliderThumb className="thumb" aria-valuetext={said} />
      </SliderTrack>
    </Slider>
  );
}

function DayField(props: { past: Past; now: number }) {
  const { t } = useWords();
  const { past, now } = props;
  const shown = dayOf(past.at === null ? now : Date.parse(past.at));
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Field
      label={t("time.day")}
      type="date"
      value={typed ?? shown}
      onChange={(day) => {
        setTyped(day);
        // A year that is still being typed is no moment yet.
        if (/^[12]\d{3}-/.test(day)) past.go(endOfDay(day, now));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

/** Says that it is the past, which can't be changed, and leads back. */
export function PastBanner({ past }: { past: Past }) {
  const { t, dateTime } = useWords();
  if (past.at === null) return null;
  return (
    <div className="notice past" role="status">
      {past.isThere && <span>{t("time.banner", { moment: dateTime(past.at) })}</span>}
      {past.isLoading && !past.isThere && <span>{t("time.loading", { moment: dateTime(past.at) })}</span>}
      <Button onPress={() => past.go(null)}>{t("time.back")}</Button>
      {past.error && <Failed error={past.error} onRetry={past.again} />}
    </div>
  );
}
