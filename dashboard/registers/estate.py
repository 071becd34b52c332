"""Where each asset of a register is: its ward, the block it is in, and what its homes are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dashboard.domain.tsm import AssetKind
from dashboard.registers.frames import RegisterFrame

_HOLDERS = (AssetKind.BLOCK, AssetKind.SITE)  # what a home is said to be in: the nearest first


@dataclass(frozen=True, slots=True)
class Estate:
    """What each asset is part of, what kind it is and which ward it is in, by asset id."""

    parents: Mapping[str, str | None] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    wards: Mapping[str, str | None] = field(default_factory=dict)
    _held: dict[str, str | None] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, assets: RegisterFrame | None) -> Estate:
        """The estate of a register of assets; nothing is known of any where there is none."""
        if assets is None:
            return cls()
        ids = [str(one) for one in assets.texts("asset_id")]

        def by_id(column: str) -> dict[str, str | None]:
            return dict(zip(ids, assets.texts(column), strict=True))

        kinds = {one: str(kind) for one, kind in by_id("kind").items()}
        return cls(by_id("parent_id"), kinds, by_id("ward"))

    def upwards(self, asset: str) -> Iterator[str]:
        """The asset, what it is part of, and so on; a ring of parents is gone round once."""
        seen: set[str] = set()
        at: str | None = asset
        while at is not None and at not in seen:
            yield at
            seen.add(at)
            at = self.parents.get(at)

    def ward(self, asset: str) -> str | None:
        """The ward of an asset, or of the nearest thing above it that states one."""
        own = self.wards.get(asset)
        return own or next(filter(None, map(self.wards.get, self.upwards(asset))), None)

    def block(self, asset: str) -> str | None:
        """The block an asset is or is in, or else the site; None for what stands alone."""
        if self.kinds.get(asset) != AssetKind.DWELLING:
            return self._holder(asset)
        parent = self.parents.get(asset)
        if parent is None:
            return None
        if parent not in self._held:  # asked for of every home, and the same for all of a block
            self._held[parent] = self._holder(parent)
        return self._held[parent]

    def _holder(self, asset: str) -> str | None:
        above = list(self.upwards(asset))
        for kind in _HOLDERS:
            for one in above:
                if self.kinds.get(one) == kind:
                    return one
        return None

    def concerned(self, chosen: Iterable[str]) -> frozenset[str]:
        """What has to be known to count the homes of checks of these assets, and no more.

        That is all they are part of, and all that is under them, or under what a chosen
        installation is part of.
        """
        above = {up for one in chosen if one in self.parents for up in self.upwards(one)}
        found = {next(filter(self._holds, self.upwards(one)), one) for one in chosen}
        below = found
        while below:
            below = {one for one, parent in self.parents.items() if parent in below} - found
            found |= below
        return frozenset(above | found)

    def _holds(self, asset: str) -> bool:
        return self.kinds.get(asset) != AssetKind.INSTALLATION
