"""From what a curator wrote to a Figure, or to every fault with its place."""

from dataclasses import dataclass

from exercises.figures.pose import Figure


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """What is wrong, and where, as in ('frames[1].joints.right knee', 'flexion 190 is outside 0 to 150')."""

    place: str
    message: str


class FigureFaultsError(ValueError):
    """A figure that cannot be drawn; `remarks` are all its faults."""

    def __init__(self, remarks: tuple[Remark, ...]) -> None:
        super().__init__("; ".join(f"{remark.place}: {remark.message}" for remark in remarks))
        self.remarks = remarks


def read_figure(raw: object) -> Figure:
    """The figure that a mapping describes, checked in words, angles and contacts; raises FigureFaultsError."""
    raise NotImplementedError
