export default function StatesCanvas({ narrow }: { readonly narrow: boolean }) {
  return <div className="flow">{narrow ? 'narrow' : 'wide'}</div>;
}
