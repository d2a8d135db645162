import { Modal } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";

interface DialogProps {
  readonly title: string;
  readonly width: number;
  readonly open?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialogue over the page, closed by Esc, by × or by its content. The focus goes to the content that asks for it. */
export function Dialog({ title, width, open = true, onClose, children }: DialogProps): ReactNode {
  return (
    <Modal open={open} onCancel={onClose} footer={null} title={title} width={width} destroyOnHidden>
      <OnceVisible>{children}</OnceVisible>
    </Modal>
  );
}

/**
 * antd mounts what is in a dialogue while that is still hidden. There nothing can take the focus, which then went to ×:
 * Enter closed a dialogue where it should have saved. So its content comes with the first frame that shows it.
 */
function OnceVisible({ children }: { readonly children: ReactNode }): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const [isVisible, setVisible] = useState(false);
  useEffect(() => {
    let frame = 0;
    const look = () => {
      if (place.current?.checkVisibility() === true) setVisible(true);
      else frame = requestAnimationFrame(look);
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, []);
  return <div ref={place}>{isVisible && children}</div>;
}
