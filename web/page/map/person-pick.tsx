import { useMemo, useState } from "react";

import { Combo } from "../controls/combo";
import { useWords } from "../words";
import { useOpenMap } from "./context";
import { found } from "./sight";

// More than one reads; typing narrows them.
const MOST = 50;

/** One of the people of the map, found by typing a part of their name or title. */
export function PersonPick(props: {
  label: string;
  except: string;
  value: string | null;
  onChange: (person: string | null) => void;
  autoFocus?: boolean;
}) {
  const { t } = useWords();
  const { map, people } = useOpenMap();
  const { label, except, value, onChange, autoFocus } = props;
  const chosen = value === null ? undefined : people.get(value);
  const chosenName = chosen && (chosen.contact.name || t("map.no-name"));
  const [text, setText] = useState(chosenName ?? "");
  // What was chosen before is no search.
  const wanted = text === chosenName ? "" : text.trim();
  const items = useMemo(() => {
    const others = map.stakeholders.filter((one) => one.uid !== except);
    return (wanted ? found(others, wanted) : others).slice(0, MOST).map((one) => ({
      uid: one.uid,
      name: one.contact.name || t("map.no-name"),
      about: one.title ?? one.department ?? "",
    }));
  }, [map, except, wanted, t]);
  return (
    <Combo
      label={label}
      items={items}
      value={value}
      onChange={onChange}
      text={text}
      onText={setText}
      none={t("frame.nothing-found")}
      opens="focus"
      autoFocus={autoFocus}
    />
  );
}
