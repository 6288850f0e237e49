import { useMemo, useState } from "react";
import { Button as AriaButton, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";

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
  const nameOf = (uid: string | null) => (uid === null ? "" : people.get(uid)?.contact.name || people.get(uid)?.title || t("map.no-name"));
  const [text, setText] = useState(nameOf(value));
  // What was chosen before is no search.
  const wanted = text === nameOf(value) ? "" : text.trim();
  const items = useMemo(() => {
    const others = map.stakeholders.filter((one) => one.uid !== except);
    return (wanted ? found(others, wanted) : others).slice(0, MOST);
  }, [map, except, wanted]);
  return (
    <ComboBox
      className="field"
      items={items}
      inputValue={text}
      onInputChange={setText}
      selectedKey={value}
      onSelectionChange={(key) => {
        const chosen = key === null ? null : String(key);
        onChange(chosen);
        setText(nameOf(chosen));
      }}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <Label>{label}</Label>
      <span className="combo">
        <Input autoFocus={autoFocus} />
        <AriaButton className="button plain" aria-label={label}>
          ▾
        </AriaButton>
      </span>
      <Popover className="popover">
        <ListBox<(typeof items)[number]> renderEmptyState={() => <p className="quiet small">{t("frame.nothing-found")}</p>}>
          {(person) => (
            <ListBoxItem id={person.uid} className="option two" textValue={person.contact.name || t("map.no-name")}>
              <Text slot="label">{person.contact.name || t("map.no-name")}</Text>
              <Text slot="description" className="quiet small">
                {person.title ?? person.department ?? ""}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
