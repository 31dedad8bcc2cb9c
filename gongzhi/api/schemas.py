"""A register's declaration as a description of requests and answers: what is bounded, what may be null."""

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field, StringConstraints, create_model
from pydantic.json_schema import SkipJsonSchema

from gongzhi.ground.web.cells import Kind
from gongzhi.ground.web.registers import Column, Filter, Register

LARGEST_ID = 2**63 - 1
LAST_PAGE = 100_000
SIZES = (1, 200)
LONGEST_WORDS = 200
# Printable text: a control character names nothing on any register.
Text = Annotated[str, StringConstraints(max_length=LONGEST_WORDS, pattern=r"^[^\x00-\x1f\x7f]*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9]{12}$")]


class Light(Schema):
    word: str
    tone: str = Field(description="green, yellow, red or grey")
    why: str = Field(description="依据的规则")


class Sum(Schema):
    known: int = Field(description="已知部分之和；金额为分")
    unknown: int = Field(description="未知的行数：大于零时，合计至少为 known")


class Fault(Schema):
    """Every refusal looks like this."""

    status: int
    title: str = Field(description="发生了什么，怎样改")
    fields: dict[str, str] = Field(default_factory=dict, description="哪个参数，什么问题")


Nothing = SkipJsonSchema[None]  # a parameter left out; never written as null
VALUES: dict[Kind, Any] = {
    Kind.TEXT: str | None,
    Kind.INT: int | str | None,
    Kind.MONEY: int | str | None,
    Kind.DATE: str | None,
    Kind.LIGHT: Light | str | None,
    Kind.LINES: list[str] | str | None,
}
NOTES = {Kind.MONEY: "整数，单位：分", Kind.DATE: "YYYY-MM-DD，或说明文字"}


def title_of(words: object) -> str:
    return str(words)


def _value(column: Column) -> tuple[Any, Any]:
    note = "；".join(filter(None, [NOTES.get(column.kind, ""), str(column.unit), "null 为未知"]))
    return VALUES[column.kind], Field(title=title_of(column.label), description=note)


def row_of(name: str, register: Register) -> type[Schema]:
    """One row: its id, its place, and one value a column."""
    columns: dict[str, Any] = {column.key: _value(column) for column in register.columns}
    return create_model(
        f"{name}_row",
        __base__=Schema,
        __doc__=title_of(register.title),
        id=(int, ...),
        division=(str | None, Field(description="统计用区划代码，12 位")),
        **columns,
    )


def page_of(name: str, row: type[Schema]) -> type[Schema]:
    return create_model(
        f"{name}_page",
        __base__=Schema,
        count=(int, ...),
        page=(int, ...),
        size=(int, ...),
        as_of=(date, ...),
        totals=(dict[str, Sum], ...),
        rows=(list[row], ...),  # type: ignore[valid-type]
    )


class _Paged(Schema):
    model_config = ConfigDict(extra="forbid")

    page: int = Field(1, ge=1, le=LAST_PAGE)
    size: int = Field(50, ge=SIZES[0], le=SIZES[1])
    place: Code | Nothing = Field(None, description="只看这个区划及其以下")
    exact: Literal["1"] | Nothing = Field(None, description="与 place 同用：只看本级")


def _bounded(each: Filter) -> tuple[Any, Any]:
    kinds: dict[str, Any] = {"date": date | Nothing, "flag": Literal["1"] | Nothing}
    if each.kind in kinds:
        return kinds[each.kind], Field(None, title=title_of(each.label))
    if each.vocabulary is not None:
        return Literal[tuple(map(str, each.vocabulary()))] | Nothing, Field(None, title=title_of(each.label))
    return Text | Nothing, Field(None, title=title_of(each.label))


def _orders(register: Register) -> Any:
    keys = [column.key for column in register.columns if column.sort]
    return Literal[(*keys, *(f"-{key}" for key in keys))] | Nothing if keys else None


def query_of(name: str, register: Register, filters: list[Filter]) -> type[Schema]:
    """The parameters: the register's own filters, the place, the order, the page. Others are refused."""
    given: dict[str, Any] = {each.name: _bounded(each) for each in filters}
    if orders := _orders(register):
        given["sort"] = (orders, Field(None, description="列名；前面加 - 为倒序"))
    return create_model(
        f"{name}_query",
        __base__=_Paged,
        **given,
    )
