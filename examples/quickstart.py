"""What govparse finds in a work report: python examples/quickstart.py [FILE]."""

import sys
from pathlib import Path

import govparse

SAMPLE = Path(__file__).parent / "documents" / "work_report.txt"


def main(path: Path) -> None:
    doc = govparse.parse(path.read_text(encoding="utf-8"))

    print(doc.header.title)
    for field in doc.header.fields:
        print(f"    {field.name}: {field.value}")

    print("\nsections, each with its quantities")
    for section in doc.walk():
        own = [quantity.text for quantity in doc.within(section).quantities]
        label = section.marker + (section.title or "")
        print("    " * (section.depth + 1) + f"{label}  {len(own)}: {', '.join(own[:3])}{' …' if own[3:] else ''}")

    print("\nindicators")
    for indicator in doc.indicators:
        level = f"{indicator.value} {indicator.unit}" if indicator.value is not None else "–"
        changes = ", ".join(f"{change.direction} {change.value}{change.unit or ''}" for change in indicator.changes)
        print(f"    {indicator.name}: {level} ({indicator.modality}) {changes}")

    print("\nwhat is wrong with it")
    for diagnostic in doc.diagnostics:
        line, column = doc.source.position(diagnostic.span.start)
        print(f"    line {line}, column {column}: {diagnostic.code}: {diagnostic.message}")
    if not doc.diagnostics:
        print("    nothing")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
