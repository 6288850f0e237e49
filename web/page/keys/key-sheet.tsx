import "./keys.css";

import { Dialog } from "../controls";
import { useWords, type MessageId } from "../words";

const KEYS: readonly { keys: string; does: MessageId }[] = [
  { keys: "Ctrl K", does: "keys.palette" },
  { keys: "?", does: "keys.all" },
  { keys: "Ctrl Z", does: "map.undo" },
  { keys: "Ctrl Shift Z / Ctrl Y", does: "map.redo" },
  { keys: "Tab", does: "keys.next-card" },
  { keys: "Enter", does: "keys.select" },
  { keys: "Shift / Ctrl + ☝", does: "keys.several" },
  { keys: "← ↑ → ↓", does: "keys.move" },
  { keys: "Delete", does: "map.take-off" },
  { keys: "Esc", does: "keys.nobody" },
];

/** Every key of the page. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog title={t("keys.all")} isOpen onClose={onClose}>
      <dl className="key-sheet">
        {KEYS.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
