import { keepPreviousData, useQuery, type QueryKey } from "@tanstack/react-query";
import { useEffect, useState } from "react";

import { Combo, type Found } from "../controls/combo";
import { Failed } from "../frame/states";
import { useWords } from "../words";
import { useSettled } from "./settled";

/** What the server finds for a text; without one the first of all. */
export type Find<One extends Found> = (search: string | null, signal: AbortSignal) => Promise<One[]>;

/** What is found for a text that somebody still types; without a text nothing, unless the first of all are wanted. */
export function useCalled<One extends Found>(key: QueryKey, text: string, find: Find<One>, wantsFirst: boolean) {
  const typed = text.trim();
  const search = useSettled(typed) || null;
  const { data, error, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: [...key, search],
    queryFn: ({ signal }) => find(search, signal),
    enabled: search !== null || wantsFirst,
    // So that the list does not go away at every letter.
    placeholderData: keepPreviousData,
  });
  // Who types a name and at once presses Enter does not get the first of those who were found before.
  const isOfBefore = isPlaceholderData || search !== (typed || null);
  const fits = ({ name }: One) => name.toLowerCase().includes(typed.toLowerCase());
  return { data: isOfBefore ? data?.filter(fits) : data, error, isFetching: isFetching || isOfBefore, refetch };
}

/** One of many that the server knows, found by typing a part of the name. */
export function SearchCombo<One extends Found>(props: {
  label: string;
  value: Found | null;
  onChange: (chosen: Found | null) => void;
  queryKey: QueryKey;
  find: Find<One>;
  except?: string | undefined;
  autoFocus?: boolean | undefined;
}) {
  const { t } = useWords();
  const { label, value, onChange, queryKey, find, except, autoFocus } = props;
  const name = value?.name ?? "";
  const [text, setText] = useState(name);
  const [wasEntered, setEntered] = useState(false);
  useEffect(() => setText(name), [value?.uid, name]);
  // What was chosen before is no search.
  const called = useCalled(queryKey, text === name ? "" : text, find, wasEntered);
  const found = (called.data ?? []).filter(({ uid }) => uid !== except && uid !== value?.uid);
  // The box forgets a choice that is not among its items.
  const items = value ? [value, ...found] : found;
  return (
    <>
      <Combo
        label={label}
        items={items}
        value={value?.uid ?? null}
        onChange={(uid) => onChange(items.find((one) => one.uid === uid) ?? null)}
        text={text}
        onText={setText}
        onFocus={() => setEntered(true)}
        none={called.isFetching ? t("frame.loading") : t("frame.nothing-found")}
        opens="input"
        autoFocus={autoFocus}
      />
      {called.error && <Failed error={called.error} onRetry={() => void called.refetch()} />}
    </>
  );
}
