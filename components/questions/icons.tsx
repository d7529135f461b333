/** The two signs of this page, drawn here: an icon library would cost the phone more than all of them. */
export function SupportIcon() {
  return <Icon path="m6 14 6-6 6 6" />;
}

export function SendIcon() {
  return <Icon path="M4 5v5.5l9 1.5-9 1.5V19l17-7z" />;
}

function Icon({ path }: { path: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      className="size-5 fill-none stroke-current stroke-[2.5]"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  );
}
