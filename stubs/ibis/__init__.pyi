from ibis.backends.pyspark import Backend

class _PySpark:
    def connect(self, session: object) -> Backend: ...

pyspark: _PySpark
