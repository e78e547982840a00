"""The size budget: small functions, small files."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHIPPED = [
    *(ROOT / "db/dateline_db").rglob("*.py"),
    *(ROOT / "desktop/dateline_desktop").rglob("*.py"),
    *(ROOT / "resources/dateline_resources").rglob("*.py"),
    *(ROOT / "packaging").rglob("*.py"),
]
TESTS = list((ROOT / "tests").rglob("*.py"))
FILE_LINES, FUNCTION_LINES, TEST_LINES, P90 = 400, 40, 60, 20


def functions(paths: list[Path]) -> Iterator[tuple[str, int]]:
    """Yield each function's place and its lines, blank lines and docstring left out."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        lines = text.splitlines()
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            first = node.body[0]
            documented = ast.get_docstring(node) is not None
            skip = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
            body = lines[node.lineno - 1 : node.end_lineno]
            size = sum(1 for line in body if line.strip()) - skip
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", size


def too_long(paths: list[Path], limit: int) -> list[str]:
    return [f"{name}: {size}" for name, size in functions(paths) if size > limit]


def test_functions_are_short() -> None:
    assert too_long(SHIPPED, FUNCTION_LINES) == []


def test_test_functions_are_short() -> None:
    assert too_long(TESTS, TEST_LINES) == []


def test_most_functions_are_very_short() -> None:
    sizes = sorted(size for _, size in functions(SHIPPED))
    assert sizes[len(sizes) * 9 // 10] <= P90


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_is_one_subject(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES
