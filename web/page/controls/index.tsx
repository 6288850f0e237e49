import "./controls.css";

import { useEffect, useRef, useState, type ReactNode } from "react";
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  FieldError,
  Heading,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Modal,
  ModalOverlay,
  Popover,
  Select,
  SelectValue,
  Switch as AriaSwitch,
  Text,
  TextArea,
  TextField,
  ToggleButton,
  type ButtonProps,
  type SwitchProps,
  type ToggleButtonProps,
} from "react-aria-components";

import { useWords } from "../words";
import { isOutside, lengthOf, type Range } from "./range";
import { wouldBeMissed } from "./typed";

type Look = "primary" | "plain" | "danger";

export function Button(props: Omit<ButtonProps, "className"> & { look?: Look }) {
  const { look, ...rest } = props;
  return <AriaButton {...rest} className={look ? `button ${look}` : "button"} />;
}

export function Toggle(props: Omit<ToggleButtonProps, "className"> & { look?: "plain" }) {
  const { look, ...rest } = props;
  return <ToggleButton {...rest} className={look ? `button ${look}` : "button"} />;
}

/** On or off, at once; its words say which. */
export function Switch(props: Omit<SwitchProps, "className" | "children"> & { children: ReactNode }) {
  const { children, ...rest } = props;
  return (
    <AriaSwitch {...rest} className="switch">
      <span className="track" aria-hidden="true" />
      {children}
    </AriaSwitch>
  );
}

/** Whether this one of several is meant. */
export function Check(props: { isChosen: boolean; onChange: (isChosen: boolean) => void; isDisabled?: boolean; children: ReactNode }) {
  const { isChosen, onChange, isDisabled, children } = props;
  return (
    <label className="check">
      <input type="checkbox" checked={isChosen} disabled={isDisabled} onChange={({ target }) => onChange(target.checked)} />
      {children}
    </label>
  );
}

export interface Choice<Value extends string> {
  id: Value;
  name: string;
  hint?: string;
}

/** One of several; `null` is nothing chosen. */
export function Pick<Value extends string>(props: {
  label: string;
  value: Value | null;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
  placeholder?: string;
  hint?: string;
  isDisabled?: boolean;
}) {
  const { label, value, choices, onChange, placeholder, hint, isDisabled } = props;
  return (
    <Select
      className="field"
      selectedKey={value}
      onSelectionChange={(key) => key !== null && onChange(String(key) as Value)}
      isDisabled={isDisabled ?? false}
      {...(placeholder === undefined ? {} : { placeholder })}
    >
      <Label>{label}</Label>
      <AriaButton className="pick">
        <SelectValue />
        <span aria-hidden="true">▾</span>
      </AriaButton>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Popover className="popover">
        <ListBox items={choices}>
          {(choice) => (
            <ListBoxItem className="option" id={choice.id} textValue={choice.name}>
              <Text slot="label">{choice.name}</Text>
              {choice.hint && (
                <Text slot="description" className="quiet small">
                  {choice.hint}
                </Text>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** Any of several; each is chosen and taken back by itself, and the list stays open meanwhile. */
export function PickSeveral<Value extends string>(props: {
  label: string;
  values: readonly Value[];
  choices: readonly Choice<Value>[];
  onChange: (values: readonly Value[]) => void;
  placeholder: string;
  isDisabled?: boolean;
}) {
  const { label, values, choices, onChange, placeholder, isDisabled } = props;
  const chosen = choices.filter(({ id }) => values.includes(id));
  return (
    <Select
      className="field"
      selectionMode="multiple"
      value={values}
      onChange={(keys) => onChange(keys.map((key) => String(key) as Value))}
      isDisabled={isDisabled ?? false}
    >
      <Label>{label}</Label>
      <AriaButton className="pick">
        <SelectValue>
          {chosen.length > 0 ? chosen.map(({ name }) => name).join(", ") : <span className="quiet">{placeholder}</span>}
        </SelectValue>
        <span aria-hidden="true">▾</span>
      </AriaButton>
      <Popover className="popover">
        <ListBox items={choices}>
          {(choice) => (
            <ListBoxItem className="option" id={choice.id} textValue={choice.name}>
              {({ isSelected }) => (
                <>
                  <span className="tick" aria-hidden="true">
                    {isSelected ? "✓" : ""}
                  </span>
                  <Text slot="label">{choice.name}</Text>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}

export interface Command {
  id: string;
  name: string;
  act: () => void;
  isDisabled?: boolean;
}

/** A button that opens a list of things to do. */
export function CommandMenu(props: { label: string; children: ReactNode; commands: readonly Command[]; look?: Look }) {
  const { label, children, commands, look } = props;
  return (
    <MenuTrigger>
      <Button aria-label={label} {...(look ? { look } : {})}>
        {children}
      </Button>
      <Popover className="popover">
        <AriaMenu items={commands} aria-label={label} dependencies={[commands]}>
          {(command) => (
            <MenuItem
              className="option"
              id={command.id}
              onAction={command.act}
              isDisabled={command.isDisabled ?? false}
            >
              {command.name}
            </MenuItem>
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

export function Field(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  onEnter?: () => void;
  lines?: number;
  hint?: string;
  /** Why it can't be so. */
  problem?: string;
  autoFocus?: boolean;
  placeholder?: string;
  isReadOnly?: boolean;
  onCompositionStart?: () => void;
  onCompositionEnd?: () => void;
  type?: "text" | "search" | "date" | "datetime-local" | "number" | "email";
  /** What of another number is said here; whoever saves it asks `isOutside` too. */
  range?: Range;
  /** What of a text of more characters is said here; whoever saves it asks `lengthOf` too. */
  longest?: number;
}) {
  const { label, lines, hint, autoFocus, placeholder, type, onEnter, range, longest, ...rest } = props;
  const { t, number } = useWords();
  const wrong = () => {
    if (range !== undefined && isOutside(props.value, range)) {
      return t(range.isWhole ? "frame.whole-number-needed" : "frame.number-needed", { least: number(range.least), most: number(range.most) });
    }
    const count = longest === undefined ? 0 : lengthOf(props.value);
    return longest !== undefined && count > longest ? t("frame.too-long", { count: number(count), most: number(longest) }) : undefined;
  };
  const problem = wrong() ?? props.problem;
  return (
    <TextField
      className="field"
      isInvalid={problem !== undefined}
      validationBehavior="aria"
      {...rest}
      {...(type ? { type } : {})}
      {...(onEnter ? { onKeyDown: (event) => event.key === "Enter" && onEnter() } : {})}
    >
      <Label>{label}</Label>
      {lines ? <TextArea rows={lines} autoFocus={autoFocus} /> : <Input autoFocus={autoFocus} {...(placeholder ? { placeholder } : {})} />}
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      {/* The focus may be elsewhere by now. */}
      <FieldError className="problem">
        <span role="alert">{problem}</span>
      </FieldError>
    </TextField>
  );
}

/** A dialog over the page; Escape and its × close it, and the focus goes back to where it was.
 *
 * Where something was typed, or chosen that would be missed (`isBegun`), both ask before they throw that away, and a press
 * beside it only says how to leave.
 * One that needs an answer has no `onClose`.
 */
export function Dialog(props: {
  title: string;
  isOpen: boolean;
  onClose?: () => void;
  wide?: boolean;
  isBegun?: boolean;
  children: ReactNode;
}) {
  const { title, isOpen, onClose, wide, isBegun, children } = props;
  const { t } = useWords();
  const fields = useRef(new Set<HTMLInputElement | HTMLTextAreaElement>());
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (isOpen) return;
    fields.current.clear();
    setAsking(false);
  }, [isOpen]);

  const isTyped = () =>
    isBegun === true ||
    [...fields.current].some((one) =>
      wouldBeMissed({ type: one.type, value: one.value, isConnected: one.isConnected, role: one.getAttribute("role") }),
    );
  function close() {
    // What is just being saved is not lost.
    const isSaving = document.querySelector(".dialog [data-pending]") !== null;
    if (isAsking || isSaving || !isTyped()) onClose?.();
    else setAsking(true);
  }

  return (
    <ModalOverlay
      className="veil"
      isOpen={isOpen}
      onOpenChange={(open) => !open && close()}
      isDismissable
      shouldCloseOnInteractOutside={() => !isTyped()}
      onMouseDown={(event) => {
        if (event.target !== event.currentTarget) return;
        // The focus stays where one types, and Escape is heard.
        event.preventDefault();
        if (isTyped()) setAsking(true);
      }}
    >
      <Modal className={wide ? "dialog wide" : "dialog"}>
        <AriaDialog>
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            {onClose && (
              <Button look="plain" aria-label={t("frame.close")} onPress={close}>
                <span aria-hidden="true">×</span>
              </Button>
            )}
            {/* Always there, so that what is said in it is read out. */}
            <p role="status" className={isAsking ? "notice asks" : "asks"}>
              {isAsking && t("frame.not-saved-leave")}
            </p>
          </div>
          <div
            className="inside"
            onInput={({ target }) => {
              setAsking(false);
              if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) fields.current.add(target);
            }}
          >
            {children}
          </div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
