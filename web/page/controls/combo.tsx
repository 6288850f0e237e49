import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from "react-aria-components";

/** What one can choose: its name, and a word or two that tell it from others of that name. */
export interface Found {
  uid: string;
  name: string;
  about: string;
}

/** One of many, found by typing; whoever shows it says what is found for the text. */
export function Combo(props: {
  label: string;
  /** What is found now; the one that is chosen is among it, or is forgotten. */
  items: readonly Found[];
  value: string | null;
  onChange: (uid: string | null) => void;
  text: string;
  onText: (text: string) => void;
  /** One comes to it: what it offers will be wanted. */
  onFocus?: () => void;
  /** Said where nothing is found. */
  none: string;
  /** When the list opens: at once, or not before something is typed. */
  opens: "focus" | "input";
  autoFocus?: boolean | undefined;
}) {
  const { label, items, value, onChange, text, onText, onFocus, none, opens, autoFocus } = props;
  return (
    <ComboBox
      className="field"
      items={items}
      inputValue={text}
      onInputChange={onText}
      {...(onFocus ? { onFocus } : {})}
      selectedKey={value}
      onSelectionChange={(key) => {
        onChange(key === null ? null : String(key));
        onText(items.find(({ uid }) => uid === key)?.name ?? "");
      }}
      menuTrigger={opens}
      allowsEmptyCollection
    >
      <Label>{label}</Label>
      <span className="combo">
        <Input autoFocus={autoFocus ?? false} />
        <Button className="button plain" aria-label={label}>
          ▾
        </Button>
      </span>
      <Popover className="popover fitted">
        <ListBox<Found> renderEmptyState={() => <p className="quiet small">{none}</p>}>
          {(one) => (
            <ListBoxItem id={one.uid} className="option two" textValue={one.name}>
              <Text slot="label">{one.name}</Text>
              <Text slot="description" className="quiet small">
                {one.about}
              </Text>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
