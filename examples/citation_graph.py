"""Which document cites which: python examples/citation_graph.py [FOLDER]. Needs networkx."""

import sys
from collections.abc import Iterable
from pathlib import Path

import networkx as nx

import govparse
from govparse.expressions.citations import CitationKind, identity_of

SAMPLES = Path(__file__).parent / "documents"


def citation_graph(documents: Iterable[govparse.Document]) -> "nx.DiGraph[str]":
    """An edge from each document to each one that it cites; `times` says how often."""
    read = [(doc, doc.cited_documents()) for doc in documents]
    # What one document cites by its number alone, another may cite by both.
    titles = {one.number: one.identity for _, cited in read for one in cited if one.title and one.number}
    for doc, _ in read:
        if doc.header.title and doc.header.document_number:
            titles[doc.header.document_number.canonical] = identity_of(doc.header.title)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for doc, cited in read:
        name = identity_of(doc.header.title or "")
        graph.add_node(name, read=True)
        for one in cited:
            target = one.identity if one.title else titles.get(one.identity, one.identity)
            if one.kind is not CitationKind.WORK and target != name:
                graph.add_edge(name, target, times=len(one.citations))
    return graph


def main(folder: Path) -> None:
    graph = citation_graph(govparse.read(path) for path in sorted(folder.glob("*.txt")))
    print(f"{graph.number_of_nodes()} documents, {graph.number_of_edges()} citations\n")
    for citing, cited, times in sorted(graph.edges(data="times")):
        print(f"{citing}\n    cites {cited}{f' {times} times' if times > 1 else ''}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
